"""How the models in counterclaim/models were made. Never imported by the package."""
