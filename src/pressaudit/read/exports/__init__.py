"""What media researchers save from press databases: Nexis, Factiva, ProQuest, Europresse.

The readers raise CaptureError where there is no document, or documents of a layout not known.
"""
