"""One file for each channel: `write(out)` is handed one seller after another and fills the channel's folder.

None of them knows another; what they share stands in `writers/export.py`, `sheets` and `edition/channel`.
"""
