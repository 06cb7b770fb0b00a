package org.havenport.home;

import org.jspecify.annotations.Nullable;

/**
 * A list of work with how many wait.
 *
 * @param clock how late the oldest is, or {@code null} when nothing waits
 */
public record WorkList(
        String name, int count, String path, @Nullable Due clock) {}
