# Copyright 2026 The Entente authors
# SPDX-License-Identifier: MIT
# A table of reader and format out of results/*.tsv; then the first of what is not equal.
# Exit status 1 if there is any.
BEGIN { FS = "\t" }
{
  row = sprintf("%-17s %-10s", $1, $2)
  rows[row] = 1
  count[row, $4]++
  if ($4 != "ok" && ++bad <= 20) worst[bad] = $1 " " $2 " " $3 ": " $4 ": " substr($5, 1, 300)
}
END {
  sorter = "sort"
  printf "%-17s %-10s %6s %6s %8s %7s\n", "reader", "format", "graphs", "equal", "unequal", "failed"
  for (row in rows) {
    n = count[row, "ok"] + count[row, "unequal"] + count[row, "failed"]
    printf "%s %6d %6d %8d %7d\n", row, n, count[row, "ok"], count[row, "unequal"], count[row, "failed"] | sorter
  }
  close(sorter)
  for (i = 1; i <= bad && i <= 20; i++) print worst[i]
  if (!NR) print "nothing was read"
  exit bad || !NR ? 1 : 0
}
