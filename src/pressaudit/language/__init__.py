"""What every engine needs of the language: words, sentences, folding of names, documents."""
