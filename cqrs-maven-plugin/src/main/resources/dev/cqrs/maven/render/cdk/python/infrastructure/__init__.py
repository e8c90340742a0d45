"""The application's infrastructure."""
