package org.havenport.viewer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.KeyHolder;

/** What a statement could do in Spring's client and does not do here: parameters have names, and keys are ours. */
abstract class StatementWithoutPlaces implements StatementSpec {

    static UnsupportedOperationException refused() {
        return new UnsupportedOperationException("Parameters have names here, and keys are made by the program");
    }

    @Override
    public StatementSpec param(@Nullable Object value) {
        throw refused();
    }

    @Override
    public StatementSpec param(int place, @Nullable Object value) {
        throw refused();
    }

    @Override
    public StatementSpec param(int place, @Nullable Object value, int sqlType) {
        throw refused();
    }

    @Override
    public StatementSpec params(@Nullable Object... values) {
        throw refused();
    }

    @Override
    public StatementSpec params(List<?> values) {
        throw refused();
    }

    @Override
    public StatementSpec paramSource(Object bean) {
        throw refused();
    }

    @Override
    public StatementSpec paramSource(SqlParameterSource source) {
        throw refused();
    }

    @Override
    public StatementSpec withFetchSize(int rows) {
        throw refused();
    }

    @Override
    public StatementSpec withMaxRows(int rows) {
        throw refused();
    }

    @Override
    public StatementSpec withQueryTimeout(int seconds) {
        throw refused();
    }

    @Override
    public int update(KeyHolder keys) {
        throw refused();
    }

    @Override
    public int update(KeyHolder keys, String... columns) {
        throw refused();
    }
}
