## What `--os:standalone` asks for.
proc rawoutput(message: string) = discard
proc panic(message: string) {.noreturn.} =
  while true: discard
