/** Many kills that overlap: each process has a clock of its own, and nobody waits for anybody else's recovery. */
@NullMarked
package milepost.chaos.storm;

import org.jspecify.annotations.NullMarked;
