# What each command understands: the text for people, by which arguments are also judged. Read by ./signalstack.

usage() {
  cat <<'TEXT'
SignalStack: crypto-trading signals that can be checked.

  ./signalstack up [--port N] [--speed FACTOR] [--lab-speed FACTOR] [--exchange NAME] [--symbols LIST] [--fresh]
                               builds what is stale and runs everything on this machine, on recorded and simulated
                               markets, or those of binance, coinbase, kraken, okx, bybit or bitstamp; Ctrl-C stops it
  ./signalstack down           stops it from another terminal, or cleans up after a crash
  ./signalstack status         what runs, and how much memory it holds
  ./signalstack logs [-f] [SERVICE]
                               the last lines of all logs or of one; -f: and what is added from now on
  ./signalstack check          compiles with every check, without tests
  ./signalstack test [--all] [MAVEN-OPTIONS]
                               all checks, all tests, one coverage report; --all: also those that need more programs
  ./signalstack bench [engine|gateway|worker]
                               figures as ratios to a baseline
  ./signalstack soak gateway [--seed N] [--rounds N] [--minutes N] [--executions N]
                               kills, faults and fuzzing of the market gateway, for an hour and a half
  ./signalstack soak worker [--seed N] [--rounds N]
                               kills, pauses and restarts of signal workers and their broker
  ./signalstack soak tests [--rounds N]
                               the tests of each module while every core is busy; goes on where it was stopped
  ./signalstack verify [--instrument I] [--from T] [--to T] [--start T] [--strategies FOLDER] [--scorecards-url URL]
                       [--bootstrap-servers B]
                               recomputes every signal of a log from its candles, and compares byte for byte
  ./signalstack export-candles [--instrument I] [--from T] [--to T] [--bootstrap-servers B]
                               a log's candles as CSV, so that anyone can check
  ./signalstack replay-dlq [--topic T] [--correct PARTITION:OFFSET=FILE] [--dry-run] [--bootstrap-servers B]
                               puts dead letters back into their topic
  ./signalstack report [--lab] [--seeds N]
                               what the strategies did on the recorded candles, gross and net; --lab: what is said of N
                               simulated markets (100 unless told otherwise, for an hour or two), against the truth
  ./signalstack mvn ...        any Maven command, with the JDK and Maven that were found
  ./signalstack help           all of this; COMMAND --help: what is about one
TEXT
}

# The part of the usage that is about a command, such as up, soak or "soak worker".
usage_of() {
  echo "usage:"
  usage | awk -v command="  ./signalstack $1 " '/^  \.\/signalstack / { on = index($0 " ", command) == 1 } on'
}

# The line of the usage that shows a command with its arguments, and the next if that goes on with more of them.
synopsis_of() {
  usage | awk -v command="  ./signalstack $1 " '{ on = index($0 " ", command) == 1 || (on && /^ +\[-/) } on'
}

# Whether help is among the arguments.
asks_for_help() {
  for argument; do
    case $argument in
      -h | --help) return 0 ;;
    esac
  done
  return 1
}

# Ends with a message unless a command's arguments are such as its usage names: accept "soak worker" --rounds 3
accept() {
  accepted=$1
  shift
  # The brackets of its line: [-flag], [--option VALUE], [one|of|these] or [ANYTHING].
  synopsis=$(synopsis_of "$accepted")
  [ -n "$synopsis" ] || die "unknown command '$accepted'; try: ./signalstack help"
  words=$(printf '%s\n' "$synopsis" | sed 's/\[-[^]]*\]//g')
  while [ $# -gt 0 ]; do
    name=${1%%=*}
    case $1 in
      -*)
        case $synopsis in
          *"[$name "*)
            [ "$1" != "$name" ] || [ $# -gt 1 ] || misused "$name needs a value"
            value=${1#"$name"=}
            [ "$1" != "$name" ] || { shift && value=$1; }
            case $synopsis in
              *"[$name N]"*) is_number "$value" || misused "$name takes a whole number, not '$value'" ;;
            esac
            ;;
          *"[$name]"*) [ "$1" = "$name" ] || misused "$name takes no value" ;;
          *) misused "unknown option '$1'" ;;
        esac
        ;;
      *)
        case $words in
          *"[SERVICE]"* | *[[\|]"$1"[]\|]*) words= ;;
          *) misused "what is meant by '$1' is not known" ;;
        esac
        ;;
    esac
    shift
  done
}

is_number() {
  case $1 in
    '' | *[!0-9]*) return 1 ;;
  esac
}

misused() {
  die "$1; try: ./signalstack $accepted --help"
}
