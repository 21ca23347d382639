"""Tests that look at pages with a real browser: what they prove, no reading of HTML can."""
