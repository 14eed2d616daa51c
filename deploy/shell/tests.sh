# All tests and what is said of them; the soak of the tests themselves. Read by ./signalstack.

# What --all needs beyond a JDK and Maven: a program, and Debian's package that has it.
MORE_PROGRAMS='promtool:prometheus'

packages_for_more() {
  for pair in $MORE_PROGRAMS; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || printf '%s ' "${pair#*:}"
  done
}

need_more_programs() {
  packages=$(packages_for_more)
  [ -z "$packages" ] || die "test --all needs programs that are not here; install them (Debian: apt install ${packages% }), or leave --all out"
}

# Each test class of a run: module, class, tests, failures, errors, skipped, seconds.
test_classes() {
  (cd "$ROOT" && find . -path '*/target/*-reports/TEST-*.xml' -exec awk '
    function attribute(name) {
      return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0
    }
    /<testsuite / {
      module = FILENAME
      sub(/^\.\//, "", module)
      sub(/\/target\/.*/, "", module)
      gsub(",", "", $0)
      print module, attribute("name"), attribute("tests"), attribute("failures"), attribute("errors"), attribute("skipped"), attribute("time")
      nextfile
    }' {} +)
}

# What came of each module and class, from a file of test_classes.
summarize_tests() {
  classes=$1
  echo
  echo "tests of each module"
  awk '{ tests[$1] += $3; seconds[$1] += $7 } END { for (m in tests) printf "  %7.1f s  %5d tests  %s\n", seconds[m], tests[m], m }' "$classes" | sort -rn
  echo "slowest classes"
  sort -k7 -rn "$classes" | head -n 10 | awk '{ printf "  %7.1f s  %5d tests  %s\n", $7, $3, $2 }'
  awk '$4 + $5 > 0 { printf "FAILED %s, %d of %d (%s/target has the report)\n", $2, $4 + $5, $3, $1 }
       $6 > 0 { printf "SKIPPED %s, %d of %d: skipped tests are not allowed\n", $2, $6, $3 }' "$classes"
  awk '{ tests += $3; bad += $4 + $5; skipped += $6 }
       END { printf "%d passed, %d failed%s\n", tests - bad - skipped, bad, (skipped > 0 ? ", " skipped " skipped" : "") }' "$classes"
}

# Every module is tested, whatever fails in one before it; the last lines say what did.
run_tests() {
  more=
  case ${1:-} in
    --missing)
      packages_for_more
      return
      ;;
    --all)
      shift
      need_more_programs
      more=-Dtests.excluded=
      ;;
  esac
  use_tools
  mkdir -p "$FOLDER/tests"
  log=$FOLDER/tests/maven.log
  classes=$FOLDER/tests/classes.txt
  (cd "$ROOT" && find . -path '*/target/*-reports' -prune -exec rm -rf {} +)
  # Two modules at a time: tests wait more than they work.
  maven_with_log "$log" -T 2 -fae -Dmaven.test.failure.ignore=true -Dstyle.color=never -Dcoverage $more verify "$@"
  test_classes >"$classes"
  summarize_tests "$classes"
  report=$ROOT/deploy/coverage/target/site/jacoco-aggregate/index.html
  [ ! -f "$report" ] || echo "coverage: $report"
  [ "$(maven_code "$log")" -eq 0 ] || die "the build failed; see $log"
  # A test process that died leaves no report, only this line.
  ! grep -q '^\[ERROR\]' "$log" || die "tests failed, or could not be run; the lines with [ERROR] in $log say which"
  ! awk '$6 > 0 { skipped = 1 } END { exit !skipped }' "$classes" || die "skipped tests are not allowed"
}

# --- the soak of the tests -------------------------------------------------------------------------------------------

# Modules that have tests.
tested_modules() {
  (cd "$ROOT" && find . -path '*/src/test/java' -not -path '*/target/*' | sed 's|^\./||; s|/src/test/java$||' | sort)
}

# Keeps every core busy until it is ended, or the command that started it is no more.
busy_cores() {
  parent=$1
  cores=$(getconf _NPROCESSORS_ONLN)
  while [ "$cores" -gt 0 ]; do
    cores=$((cores - 1))
    while kill -0 "$parent" 2>/dev/null; do
      spins=200000
      while [ "$spins" -gt 0 ]; do spins=$((spins - 1)); done
    done >/dev/null 2>&1 &
    printf '%s ' "$!"
  done
}

# The sources as they are: rounds that were done with others do not count.
sources_id() {
  (cd "$ROOT" && find . \( -name target -o -name .signalstack -o -name .git \) -prune -o -type f -print | LC_ALL=C sort | while IFS= read -r file; do
    cksum "$file"
  done) | cksum | cut -d' ' -f1
}

# The tests of each module, so many times, while others keep every core busy. It goes on where it was stopped; what has
# failed once is tried again then, and has failed for as long as the sources are the same.
soak_tests() {
  use_tools
  rounds=$(option --rounds 5 "$@")
  soak=$FOLDER/tests/soak
  steps=$soak/$(sources_id)
  mkdir -p "$steps"
  local_repository="-Dmaven.repo.local=$soak/repository -Dmaven.repo.local.tail=${MAVEN_REPOSITORY:-$HOME/.m2/repository}"
  if [ ! -f "$steps/built" ]; then
    echo "building once (details in $steps/build.log)"
    maven -Dstyle.color=never -Dquick -DskipTests -DskipITs $local_repository install >"$steps/build.log" 2>&1 || die "the build failed; see $steps/build.log"
    touch "$steps/built"
  fi
  round=1
  while [ "$round" -le "$rounds" ]; do
    for module in $(tested_modules); do
      step=$steps/$round-$(printf %s "$module" | tr / -)
      [ ! -f "$step.passed" ] || continue
      busy=$(busy_cores $$)
      trap 'kill $busy 2>/dev/null' EXIT
      if maven -Dstyle.color=never -Dquick $local_repository -pl "$module" verify >"$step.log" 2>&1; then
        mv "$step.log" "$step.passed"
        came=passed
        [ ! -f "$step.failed" ] || came="passed now; it FAILED before, see $step.failed"
      else
        cat "$step.log" >>"$step.failed"
        rm -f "$step.log"
        came="FAILED, see $step.failed"
      fi
      kill $busy 2>/dev/null || true
      trap - EXIT
      echo "round $round of $rounds, $module: $came"
    done
    round=$((round + 1))
  done
  failed=$(find "$steps" -name '*.failed' | wc -l)
  echo "SOAK tests rounds=$rounds modules=$(tested_modules | wc -l) failed=$failed"
  [ "$failed" -eq 0 ] || die "tests failed while others kept the cores busy: $(find "$steps" -name '*.failed' | tr '\n' ' ')"
}
