"""What may stand in any file that people write: before YAML or Markdown is read, and between their signs.

`file` reads it; `conflicts` looks for merges that were not finished, `characters` for what nobody sees,
`signs` for the signs of formats that have no meaning there, `unfinished` for work in hand.
"""
