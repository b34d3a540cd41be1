"""What is told to have happened: cues, who did it, to whom, with what, where and when."""
