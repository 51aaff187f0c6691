# raise SystemExit without a code ends quietly with status 0.
print("before")
raise SystemExit
