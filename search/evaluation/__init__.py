"""How well search finds: sets of questions with their answers, run against an index that is thrown away."""
