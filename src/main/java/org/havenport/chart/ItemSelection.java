package org.havenport.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.havenport.vault.Vault;
import org.havenport.viewer.Sql;
import org.havenport.viewer.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Writes the one statement that a question to the chart becomes; it begins with what the viewer may see. */
@Component
class ItemSelection {

    private static final String BY_TIME = " order by i.effective_from desc, i.id limit :limit";
    private static final String BY_TIME_OF_N = BY_TIME.replace("i.", "n.");

    private final ItemsThisViewerMaySee may;
    private final Vault vault;

    ItemSelection(ItemsThisViewerMaySee may, Vault vault) {
        this.may = may;
        this.vault = vault;
    }

    /** The listed columns of what matches, newest first. */
    StatementSpec of(Sql sql, ItemQuery query) {
        var text = query.also().newestOfEach()
                ? "select * from (select distinct on (i.codes) " + ItemRows.LISTED + " from chart.item i where "
                        + where(sql, query) + " order by i.codes, i.effective_from desc, i.id) n" + BY_TIME_OF_N
                : newest(sql, query, ItemRows.LISTED);
        return parameters(sql, bind(sql, sql.of(text), query.record()), query);
    }

    /** What {@link ItemRows#body} reads of what matches, newest first. */
    StatementSpec bodiesOf(Sql sql, ItemQuery query) {
        return parameters(sql, bind(sql, sql.of(newest(sql, query, ItemRows.BODY)), query.record()), query);
    }

    /** The same of one item. */
    StatementSpec bodyOf(Sql sql, UUID record, String type, UUID id) {
        var text = "select " + ItemRows.BODY + " from chart.item i where " + may.condition(sql.viewer(), record)
                + " and i.id = :id and i.type = :type";
        return bind(sql, sql.of(text), record).param("id", id).param("type", type);
    }

    /** Whose record is asked about, and whose the viewer may ask about. */
    static StatementSpec bind(Sql sql, StatementSpec statement, UUID record) {
        var own =
                switch (sql.viewer()) {
                    case Viewer.Patient patient -> patient.patient();
                    case Viewer.Proxy proxy -> proxy.patient();
                    case Viewer.Mirror mirror -> mirror.patient();
                    default -> record;
                };
        return statement.param("record", record).param("own", own);
    }

    /** Of each category no more is read than the list can hold, one stretch of an index for each. */
    private String newest(Sql sql, ItemQuery query, String columns) {
        var one = "select " + columns + " from chart.item i where " + where(sql, query);
        return query.categories().size() < 2
                ? one + BY_TIME
                : "select i.* from unnest(:categories) wanted (category) cross join lateral (" + one + BY_TIME + ") i"
                        + BY_TIME;
    }

    private String where(Sql sql, ItemQuery query) {
        return String.join(" and ", conditions(sql, query));
    }

    private List<String> conditions(Sql sql, ItemQuery query) {
        var also = query.also();
        var all = new ArrayList<String>();
        all.add(may.condition(sql.viewer(), query.record()));
        var categories = query.categories().size();
        var severalAreUnnested = !also.newestOfEach();
        when(all, categories == 1, "i.category = :category");
        when(
                all,
                categories > 1,
                severalAreUnnested ? "i.category = wanted.category" : "i.category = any (:categories)");
        when(all, !query.types().isEmpty(), "i.type = any (:types)");
        when(all, query.code() != null, "i.codes && cast(:code as bytea[])");
        when(all, query.group() != null, "i.group_id = :group");
        when(all, query.before() != null, "i.effective_from < :before");
        when(all, also.since() != null, "i.effective_from >= :since");
        when(all, also.after() != null, """
                (i.effective_from <= :after and (i.effective_from < :after or i.id > :afterId))""");
        when(
                all,
                !also.statuses().isEmpty(),
                also.others() ? "i.status <> all (:statuses)" : "i.status = any (:statuses)");
        when(all, also.leads(), "i.id = i.group_id");
        when(all, also.preview(), "not i.confidential");
        return all;
    }

    private static void when(List<String> all, boolean wanted, String condition) {
        if (wanted) {
            all.add(condition);
        }
    }

    private StatementSpec parameters(Sql sql, StatementSpec bound, ItemQuery query) {
        var also = query.also();
        var categories = query.categories().stream().map(Enum::name).toArray(String[]::new);
        var statement = bound.param("categories", categories)
                .param("category", categories.length == 1 ? categories[0] : "")
                .param("types", query.types().toArray(String[]::new))
                .param("statuses", also.statuses().toArray(String[]::new))
                .param("group", query.group())
                .param("limit", query.limit());
        if (query.code() != null) {
            statement = statement.param(
                    "code", vault.everyBlind(sql, "code", query.code().blindable()));
        }
        if (query.before() != null) {
            statement = statement.param("before", Sql.time(query.before()));
        }
        if (also.since() != null) {
            statement = statement.param("since", Sql.time(also.since()));
        }
        var after = also.after();
        return after == null
                ? statement
                : statement.param("after", Sql.time(after.effective())).param("afterId", after.id());
    }
}
