#!/usr/bin/env bash
# Made from platform/messaging/src/main/resources/milepost/topics.yml (docs/operations.md says how): makes the topics that are missing.
set -euo pipefail
there=$(/opt/kafka/bin/kafka-topics.sh --bootstrap-server "$BOOTSTRAP" --list)
make() {
  grep -qxF "$1" <<<"$there" || /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$BOOTSTRAP" --create --if-not-exists --partitions 12 --replication-factor 1 --topic "$@"
}
make milepost.applications --config cleanup.policy=compact --config min.cleanable.dirty.ratio=0.2 --config min.compaction.lag.ms=3600000 --config segment.ms=86400000
make milepost.catalogue --config cleanup.policy=compact --config min.cleanable.dirty.ratio=0.2 --config min.compaction.lag.ms=3600000 --config segment.ms=86400000
make milepost.contracts --config cleanup.policy=compact --config min.cleanable.dirty.ratio=0.2 --config min.compaction.lag.ms=3600000 --config segment.ms=86400000
make milepost.dead-letters.applications-service --config cleanup.policy=delete --config retention.bytes=-1 --config retention.ms=7776000000
make milepost.dead-letters.declarations-service --config cleanup.policy=delete --config retention.bytes=-1 --config retention.ms=7776000000
make milepost.dead-letters.participants-service --config cleanup.policy=delete --config retention.bytes=-1 --config retention.ms=7776000000
make milepost.dead-letters.statements-service --config cleanup.policy=delete --config retention.bytes=-1 --config retention.ms=7776000000
make milepost.declarations --config cleanup.policy=compact --config min.cleanable.dirty.ratio=0.2 --config min.compaction.lag.ms=3600000 --config segment.ms=86400000
make milepost.enrolments --config cleanup.policy=compact --config min.cleanable.dirty.ratio=0.2 --config min.compaction.lag.ms=3600000 --config segment.ms=86400000
make milepost.finance --config cleanup.policy=delete --config retention.bytes=-1 --config retention.ms=-1
make milepost.lines --config cleanup.policy=compact --config min.cleanable.dirty.ratio=0.2 --config min.compaction.lag.ms=3600000 --config segment.ms=86400000
make milepost.participants --config cleanup.policy=compact --config min.cleanable.dirty.ratio=0.2 --config min.compaction.lag.ms=3600000 --config segment.ms=86400000
make milepost.statements --config cleanup.policy=compact --config min.cleanable.dirty.ratio=0.2 --config min.compaction.lag.ms=3600000 --config segment.ms=86400000
