"""`python -m kahaniyaa_story.writing.engines.builtin LANGUAGE`: says what a language folder still lacks."""

import sys

from kahaniyaa_story.writing.engines.builtin.check import check

if __name__ == "__main__":
    findings = [finding for code in sys.argv[1:] for finding in check(code)]
    sys.stdout.writelines(f"{finding.kind:8} {finding.what}\n" for finding in findings)
    sys.exit(any(finding.kind != "thin" for finding in findings))
