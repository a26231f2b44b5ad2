; A block is a scope for the codes that are declared in it. Who refers to what across files is the server's to say.

(block) @local.scope

(_ code: (code) @local.definition)

(reference) @local.reference
