"""The MkDocs host. The only importer of mkdocs."""
