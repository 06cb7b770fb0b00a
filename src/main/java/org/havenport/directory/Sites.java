package org.havenport.directory;

import java.sql.Types;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havenport.audit.Audit;
import org.havenport.audit.AuditEvent;
import org.havenport.viewer.Asking;
import org.havenport.viewer.Role;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the organisation says of itself: its name before the law, and where it is. Only ever added to. */
@Component
public class Sites {

    private final Asking asking;
    private final Audit audit;

    Sites(Asking asking, Audit audit) {
        this.asking = asking;
        this.audit = audit;
    }

    /**
     * The organisation before the law.
     *
     * @param npi its National Provider Identifier, ten digits, or null
     */
    public record House(String legalName, @Nullable String npi) {}

    /** Who the organisation is, if it has said so. */
    public Optional<House> house(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("select legal_name, npi from directory.house order by number desc limit 1")
                        .query((row, _) -> new House(Objects.requireNonNull(row.getString(1)), row.getString(2)))
                        .optional());
    }

    /** Says who the organisation is; an administrator or a job that brings a practice in. */
    public void describe(Viewer viewer, House house) {
        demand(viewer);
        asking.run(viewer, sql -> {
            sql.of("insert into directory.house (legal_name, npi, at, by) values (:name, :npi, :now, :by)")
                    .param("name", house.legalName())
                    .param("npi", house.npi(), Types.VARCHAR)
                    .param("now", Sql.time(sql.now()))
                    .param("by", viewer.actor())
                    .update();
            audit.record(sql, AuditEvent.of("organisation-described"));
        });
    }

    /** The locations that are open, by name. */
    public List<Site> open(Viewer viewer) {
        return asking.as(
                viewer,
                sql -> sql.of("""
                        select id, name, address, phone, zone from (
                            select distinct on (id) id, name, address, phone, zone, closed
                            from directory.site order by id, number desc) last
                        where not closed order by name, id
                        """)
                        .query((row, _) -> new Site(
                                Objects.requireNonNull(row.getObject(1, UUID.class)),
                                Objects.requireNonNull(row.getString(2)),
                                Objects.requireNonNull(row.getString(3)),
                                Objects.requireNonNull(row.getString(4)),
                                ZoneId.of(row.getString(5)),
                                false))
                        .list());
    }

    /** Adds a location, or says anew what one is; an administrator or a job that brings a practice in. */
    public void put(Viewer viewer, Site site) {
        demand(viewer);
        asking.run(viewer, sql -> {
            sql.of("""
                            insert into directory.site (id, name, address, phone, zone, closed, at, by)
                            values (:id, :name, :address, :phone, :zone, :closed, :now, :by)
                            """)
                    .param("id", site.id())
                    .param("name", site.name())
                    .param("address", site.address())
                    .param("phone", site.phone())
                    .param("zone", site.zone().getId())
                    .param("closed", site.closed())
                    .param("now", Sql.time(sql.now()))
                    .param("by", viewer.actor())
                    .update();
            audit.record(
                    sql,
                    AuditEvent.about(
                            site.closed() ? "location-closed" : "location-described", null, "Location", site.id()));
        });
    }

    private static void demand(Viewer viewer) {
        if (!(viewer instanceof Viewer.Job) && !viewer.holdsOneOf(Role.ADMINISTRATOR)) {
            throw new SecurityException("Only an administrator describes the organisation");
        }
    }
}
