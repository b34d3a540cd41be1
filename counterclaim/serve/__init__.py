"""Serve: the web over store and review."""
