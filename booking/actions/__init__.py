"""Actions: one file for each thing that can happen to a request.

Every action works in the same order: lock the row, check, write, record the audit entry.
"""
