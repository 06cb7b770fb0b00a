package org.havenport.chart;

import java.util.Collection;
import java.util.Set;
import org.havenport.viewer.Sql;

/** Guest interface: a room implements it to say what patients doubt in their records, for who must not pass over it. */
public interface Doubts {

    /** Of these groups those of which their patient says that something is wrong, and nobody has answered yet. */
    Set<ItemGroup> among(Sql sql, Collection<ItemGroup> groups);
}
