"""What media researchers save from press databases: Nexis, Factiva, ProQuest, Europresse."""
