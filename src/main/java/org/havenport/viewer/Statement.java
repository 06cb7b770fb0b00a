package org.havenport.viewer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.ColumnMapRowMapper;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.SingleColumnRowMapper;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;
import org.springframework.jdbc.core.simple.JdbcClient.ResultQuerySpec;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/**
 * A statement with named parameters. The first of a transaction travels with the settings of its viewer in front of it,
 * in one journey to the database: that is why Spring's own client is not used here, which reads one result.
 */
final class Statement extends StatementWithoutPlaces {

    private static final SQLExceptionSubclassTranslator FAILURES = new SQLExceptionSubclassTranslator();

    private final Sql sql;
    private final String text;
    private final Map<String, @Nullable Object> parameters = new HashMap<>();
    private final Map<String, Integer> types = new HashMap<>();

    Statement(Sql sql, String text) {
        this.sql = sql;
        this.text = text;
    }

    private interface Reading<T extends @Nullable Object> {
        T of(PreparedStatement done) throws SQLException;
    }

    @Override
    public StatementSpec param(String name, @Nullable Object value) {
        parameters.put(name, value);
        return this;
    }

    @Override
    public StatementSpec param(String name, @Nullable Object value, int sqlType) {
        types.put(name, sqlType);
        return param(name, value);
    }

    @Override
    public StatementSpec params(Map<String, ?> more) {
        parameters.putAll(more);
        return this;
    }

    @Override
    public int update() {
        return done(PreparedStatement::getUpdateCount);
    }

    @Override
    public <T extends @Nullable Object> T query(ResultSetExtractor<T> reader) {
        return done(statement -> {
            try (var rows = statement.getResultSet()) {
                if (rows == null) {
                    throw new InvalidDataAccessApiUsageException("The statement has no rows to read: " + text);
                }
                return reader.extractData(rows);
            }
        });
    }

    @Override
    public void query(RowCallbackHandler reader) {
        query((ResultSetExtractor<Boolean>) rows -> {
            while (rows.next()) {
                reader.processRow(rows);
            }
            return true;
        });
    }

    @Override
    public <T> MappedQuerySpec<T> query(RowMapper<T> mapper) {
        return new Mapped<>(() -> list(mapper));
    }

    @Override
    public <T> MappedQuerySpec<T> query(Class<T> type) {
        return query(
                BeanUtils.isSimpleProperty(type)
                        ? SingleColumnRowMapper.newInstance(type)
                        : new SimplePropertyRowMapper<>(type));
    }

    @Override
    public ResultQuerySpec query() {
        return new Columns(this);
    }

    private <T> List<T> list(RowMapper<T> mapper) {
        return query((ResultSetExtractor<List<T>>) rows -> {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(mapper.mapRow(rows, all.size()));
            }
            return all;
        });
    }

    private <T extends @Nullable Object> T done(Reading<T> reading) {
        var wording = Wording.of(text);
        var introduction = sql.introduction();
        var sent = introduction.text() + wording.sentWith(parameters);
        try (var statement = sql.connection().prepareStatement(sent)) {
            set(statement, wording, introduction.put(statement));
            statement.execute();
            introduction.pass(statement);
            sql.introduced();
            return reading.of(statement);
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    private void set(PreparedStatement statement, Wording wording, int before) throws SQLException {
        int place = before;
        for (var name : wording.names()) {
            var value = parameters.get(name);
            if (value == null && !parameters.containsKey(name)) {
                throw new InvalidDataAccessApiUsageException("No value for the parameter " + name);
            }
            var type = types.getOrDefault(name, SqlTypeValue.TYPE_UNKNOWN);
            if (value instanceof Iterable<?> members) {
                for (var member : members) {
                    StatementCreatorUtils.setParameterValue(statement, ++place, type, member);
                }
            } else {
                StatementCreatorUtils.setParameterValue(statement, ++place, type, value);
            }
        }
    }

    private DataAccessException translated(SQLException e) {
        var translated = FAILURES.translate("A statement", text, e);
        return translated == null ? new UncategorizedSQLException("A statement", text, e) : translated;
    }

    /** Rows as a class or a mapper reads them. */
    private record Mapped<T>(java.util.function.Supplier<List<T>> rows) implements MappedQuerySpec<T> {
        @Override
        public List<T> list() {
            return rows.get();
        }

        @Override
        public Stream<T> stream() {
            return list().stream();
        }
    }

    /** Rows by the names of their columns. */
    private record Columns(Statement statement) implements ResultQuerySpec {
        @Override
        public List<Map<String, @Nullable Object>> listOfRows() {
            return statement.list(new ColumnMapRowMapper());
        }

        @Override
        public Map<String, @Nullable Object> singleRow() {
            return DataAccessUtils.requiredSingleResult(listOfRows());
        }

        @Override
        public List<@Nullable Object> singleColumn() {
            return statement.list((ResultSet row, int _) -> row.getObject(1));
        }

        @Override
        public org.springframework.jdbc.support.rowset.SqlRowSet rowSet() {
            throw StatementWithoutPlaces.refused();
        }
    }
}
