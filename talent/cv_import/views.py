"""The pages of cv import."""
