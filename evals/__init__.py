"""Gold sets, scorers and floors: `python -m evals` fails below a floor."""
