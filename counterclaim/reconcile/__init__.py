"""Reconcile: Records in; Incidents, Disputes and Grades out. It never sees a page."""
