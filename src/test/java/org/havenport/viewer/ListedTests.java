package org.havenport.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import org.havenport.house.PortalTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ListedTests {

    @Autowired
    Asking asking;

    @Test
    void whatIsCutIsCounted() {
        assertThat(firstTwoOf(5).map(String::valueOf).shown()).containsExactly("1", "2");
        assertThat(firstTwoOf(5).more()).isEqualTo(3);
        assertThat(firstTwoOf(2).more()).isZero();
        assertThat(firstTwoOf(0)).isEqualTo(Listed.none());
    }

    private Listed<Integer> firstTwoOf(int many) {
        return asking.as(
                Viewer.job("test"),
                sql -> sql.of("select n, %s from generate_series(1, :many) as n order by n limit 2"
                                .formatted(Listed.ALL))
                        .param("many", many)
                        .query(Listed.of((row, _) -> row.getInt("n"))));
    }
}
