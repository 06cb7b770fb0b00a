package org.havenport.house;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The first sentence of the comment on a room or a type. */
final class Sentences {

    private static final Pattern SENTENCE = Pattern.compile("(?s)^(.*?[.!?])(?:\\s|$)");

    private Sentences() {}

    static String ofRoom(String room) {
        return first(House.JAVA.resolve(room).resolve("package-info.java"), "(?s)^/\\*\\*(.*?)\\*/");
    }

    static String ofType(JavaClass type) {
        var file = House.JAVA.resolve(House.room(type)).resolve(type.getSimpleName() + ".java");
        return first(
                file,
                "(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[^\\n]*\\n\\s*)*public (?:[a-z-]+ )*(?:@?interface|class|record|enum) "
                        + type.getSimpleName() + "\\b");
    }

    private static String first(Path file, String pattern) {
        var comment = Pattern.compile(pattern).matcher(House.read(file));
        if (!comment.find()) {
            return "not described.";
        }
        var text = comment.group(1)
                .replaceAll("\\n\\s*\\*", " ")
                .replaceAll("\\{@(?:link|code)\\s+#?([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
        var sentence = SENTENCE.matcher(text);
        return sentence.find() ? sentence.group(1) : text;
    }
}
