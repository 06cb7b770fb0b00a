package org.havenport.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.havenport.viewer.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes files from a form as they come over the wire: sealed piece by piece, never in a file and never whole in memory. */
@Component
class IncomingFiles {

    /** How large one file may be, as it is sent. */
    static final long MOST_OF_A_FILE = 256L << 20;

    /** How many files one upload may have. */
    static final int MOST_FILES = 200;

    private static final int MOST_OF_A_FIELD = 200;
    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern NAME = Pattern.compile("(?i).+\\.(json|ndjson|gz)");

    private final Uploads uploads;
    private final UploadStore store;
    private final UploadPieces pieces;

    IncomingFiles(Uploads uploads, UploadStore store, UploadPieces pieces) {
        this.uploads = uploads;
        this.store = store;
        this.pieces = pieces;
    }

    /** What came: an upload, or what is wrong with it by field, as keys of the words. */
    record Came(@Nullable UUID upload, String source, String live, Map<String, String> wrong) {}

    Came take(Viewer viewer, HttpServletRequest request) throws IOException {
        var form = new Form();
        try {
            var parts = new FileUpload().getItemIterator(new ServletRequestContext(request));
            while (form.wrong.isEmpty() && parts.hasNext()) {
                part(viewer, form, parts);
            }
            if (form.files == 0 && form.wrong.isEmpty()) {
                form.wrong.put("files", "intake.imports.wrong.none");
            }
        } catch (IOException | RuntimeException e) {
            forget(form);
            throw e;
        }
        if (!form.wrong.isEmpty()) {
            forget(form);
            return new Came(null, form.source, form.live, form.wrong);
        }
        store.received(form.upload());
        return new Came(form.upload(), form.source, form.live, Map.of());
    }

    private void forget(Form form) {
        if (form.upload != null) {
            store.forget(form.upload);
        }
    }

    private void part(Viewer viewer, Form form, FileItemIterator parts) throws IOException {
        FileItemStream part = parts.next();
        try (InputStream in = part.openStream()) {
            if (part.isFormField()) {
                var value = new String(in.readNBytes(MOST_OF_A_FIELD), java.nio.charset.StandardCharsets.UTF_8);
                form.field(part.getFieldName(), value.strip());
            } else if (part.getName() != null && !part.getName().isBlank()) {
                file(viewer, form, name(part.getName()), in);
            }
        }
    }

    private void file(Viewer viewer, Form form, String name, InputStream in) throws IOException {
        if (!SOURCE.matcher(form.source).matches()) {
            form.wrong.put("source", "intake.imports.wrong.source");
        } else if (!NAME.matcher(name).matches()) {
            form.wrong.put("files", "intake.imports.wrong.name");
        } else if (++form.files > MOST_FILES) {
            form.wrong.put("files", "intake.imports.wrong.many");
        } else {
            if (form.upload == null) {
                form.upload = uploads.begin(viewer, form.source, form.live.equals("true"));
            }
            if (pieces.receive(form.upload, form.files, name, in, MOST_OF_A_FILE) < 0) {
                form.wrong.put("files", "intake.imports.wrong.large");
            }
        }
    }

    /** Some browsers send the whole path. */
    private static String name(String sent) {
        var last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        return last.length() > MOST_OF_A_FIELD ? last.substring(last.length() - MOST_OF_A_FIELD) : last;
    }

    private static final class Form {

        private String source = "";
        private String live = "false";
        private int files;
        private @Nullable UUID upload;
        private final Map<String, String> wrong = new LinkedHashMap<>();

        void field(String name, String value) {
            switch (name) {
                case "source" -> source = value;
                case "live" -> live = value;
                default -> {
                    // The field against forged requests was read before.
                }
            }
        }

        UUID upload() {
            return java.util.Objects.requireNonNull(upload);
        }
    }
}
