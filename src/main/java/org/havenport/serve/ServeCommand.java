package org.havenport.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Opens the portal of a practice; runs until it is stopped. */
@Command(
        name = "serve",
        description =
                "Open the portal of your practice. It does not start with settings that are unsafe, and names them.",
        mixinStandardHelpOptions = true)
public class ServeCommand implements Callable<Integer> {

    /** As {@code sysexits.h} calls an unusable configuration: a service manager need not try again. */
    static final int REFUSED = 78;

    private static final int FAILED = 1;

    private final Function<Map<String, Object>, ConfigurableApplicationContext> start;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${env:" + Configuration.VARIABLE + "}",
            description = "The file of the configuration. Variables of the environment win over it.")
    @Nullable
    Path config;

    public ServeCommand(Function<Map<String, Object>, ConfigurableApplicationContext> start) {
        this.start = start;
    }

    @Override
    public Integer call() throws InterruptedException {
        Configuration set;
        try {
            set = Configuration.read(config, System.getenv());
        } catch (UncheckedIOException e) {
            System.err.println(e.getMessage() + ".");
            return REFUSED;
        }
        var unsafe = UnsafeSettings.in(set, Machine.here(), Clock.systemUTC().instant());
        if (Opened.isImpossible(set, unsafe)) {
            return refuse(Opened.withWhatIsCertain(set, unsafe));
        }
        makeFolder(set.data());
        ConfigurableApplicationContext program;
        try {
            if (!unsafe.isEmpty()) {
                return refuse(Stream.concat(unsafe.stream(), look(set).stream()).toList());
            }
            program = start.apply(settings(set));
        } catch (RuntimeException e) {
            return explain(e);
        }
        say(program);
        new CountDownLatch(1).await();
        return 0;
    }

    /** What the data would add to the reasons, with every door closed. */
    private List<Refusal> look(Configuration set) {
        var settings = new TreeMap<>(set.shared());
        settings.put(UnsafeData.LOOK, "true");
        try (var program = start.apply(settings)) {
            return program.getBean(UnsafeData.class).found();
        }
    }

    /** What the program is started with; nothing else is heard, neither the environment nor a file lying about. */
    static Map<String, Object> settings(Configuration set) {
        var settings = new TreeMap<String, Object>(set.shared());
        settings.put(Front.SERVING, "true");
        settings.put("havenport.rounds", "true");
        settings.put(UnsafeData.LOOK, "true");
        settings.put(Front.NAMES, String.join(",", set.list(Setting.HOST_NAMES)));
        settings.put(Front.PROXIES, String.join(",", set.list(Setting.PROXIES)));
        settings.put(Front.TLS, set.hasTls());
        set.get(Setting.ADMINISTRATOR).ifPresent(name -> settings.put(FirstAdministrator.NAME, name));
        settings.put("havenport.secure-cookies", "true");
        settings.put("havenport.passkeys.origin", address(set));
        settings.putAll(messages(set));
        settings.putAll(singleSignOn(set));
        settings.put("server.forward-headers-strategy", "none");
        settings.put("spring.config.location", "classpath:/");
        settings.put("spring.lifecycle.timeout-per-shutdown-phase", "30s");
        // Why it does not start is said in words, and not by a list of classes.
        settings.put("logging.level.org.springframework.boot.SpringApplication", "off");
        settings.put("logging.level.org.springframework.boot.diagnostics", "off");
        settings.put("logging.level.org.springframework.boot.web.server.servlet.context", "error");
        if (set.hasTls()) {
            settings.putAll(Tls.settings(set));
            set.get(Setting.LISTEN).ifPresent(address -> settings.put("server.address", address));
        } else {
            settings.put("server.port", set.get(Setting.HTTP_PORT).orElse("8080"));
            settings.put("server.address", set.get(Setting.LISTEN).orElse("127.0.0.1"));
        }
        return settings;
    }

    /** The organisation's own sign-in, for staff. */
    private static Map<String, Object> singleSignOn(Configuration set) {
        var settings = new TreeMap<String, Object>();
        for (var setting :
                List.of(Setting.SSO_ISSUER, Setting.SSO_CLIENT, Setting.SSO_NAME, Setting.SSO_ACR, Setting.SSO_AMR)) {
            set.get(setting).ifPresent(value -> settings.put("havenport." + setting.key(), value));
        }
        set.path(Setting.SSO_SECRET).ifPresent(file -> settings.put("havenport.sso.secret", file.toString()));
        settings.put("havenport.sso.portal", address(set));
        return settings;
    }

    /** Where browsers find the portal, as they name it themselves: without a path. */
    private static String address(Configuration set) {
        var port = set.get(Setting.HTTPS_PORT).orElse("8443");
        var own = set.hasTls() && set.list(Setting.PROXIES).isEmpty() && !port.equals("443");
        return "https://" + set.list(Setting.HOST_NAMES).getFirst().toLowerCase(Locale.ROOT) + (own ? ":" + port : "");
    }

    /** By which ways messages leave, and where they point to. */
    private static Map<String, Object> messages(Configuration set) {
        var settings = new TreeMap<String, Object>();
        settings.put("havenport.notices.portal", address(set) + "/");
        for (var setting : List.of(
                Setting.MAIL_HOST,
                Setting.MAIL_PORT,
                Setting.MAIL_SECURITY,
                Setting.MAIL_USER,
                Setting.MAIL_FROM,
                Setting.MAIL_RETURNS,
                Setting.MAIL_INBOX,
                Setting.TEXTS_URL)) {
            set.get(setting).ifPresent(value -> settings.put("havenport." + setting.key(), value));
        }
        set.path(Setting.MAIL_PASSWORD).ifPresent(file -> settings.put("havenport.mail.password", file.toString()));
        set.path(Setting.MAIL_INBOX_PASSWORD)
                .ifPresent(file -> settings.put("havenport.mail.inbox-password", file.toString()));
        set.path(Setting.TEXTS_TOKEN).ifPresent(file -> settings.put("havenport.texts.token", file.toString()));
        set.path(Setting.TEXTS_SECRET).ifPresent(file -> settings.put("havenport.texts.secret", file.toString()));
        return settings;
    }

    private static void makeFolder(Path data) {
        if (!Files.exists(data)) {
            try {
                Files.createDirectories(
                        data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void say(ConfigurableApplicationContext program) {
        try {
            program.getBean(FirstAdministrator.class).tell();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.printf(
                "Havenport %s is open: %s%n",
                Build.running().shortly(), program.getBean(Front.class).address("/"));
    }

    private static int refuse(List<Refusal> all) {
        System.err.print(Refusal.inWords(all));
        return REFUSED;
    }

    private static int explain(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedToStart refused) {
                return refuse(refused.refusals());
            }
            if (cause instanceof PortInUseException taken) {
                System.err.printf("Port %d is in use. Set another, or stop what uses it.%n", taken.getPort());
                return FAILED;
            }
            if (isOurs(cause)) {
                System.err.println("Havenport does not start. " + cause.getMessage() + ".");
                return FAILED;
            }
        }
        throw failure;
    }

    /** Whether the words of a failure are our own, written for an operator and without values. */
    private static boolean isOurs(Throwable cause) {
        var trace = cause.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("org.havenport.") && cause.getMessage() != null;
    }
}
