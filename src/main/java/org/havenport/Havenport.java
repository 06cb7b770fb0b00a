package org.havenport;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.havenport.audit.AuditCommand;
import org.havenport.bench.BenchCommand;
import org.havenport.bench.KeysDrill;
import org.havenport.database.DatabaseCommand;
import org.havenport.demo.DemoCommand;
import org.havenport.demo.WarmCommand;
import org.havenport.intake.ImportCommand;
import org.havenport.patients.DrillCommand;
import org.havenport.practice.SafeguardsCommand;
import org.havenport.serve.Configured;
import org.havenport.serve.DoctorCommand;
import org.havenport.serve.OnlyTheseSettings;
import org.havenport.serve.ServeCommand;
import org.havenport.vault.KeysCommand;
import org.havenport.worklist.ForgottenCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The whole program: the command line, and the Spring application that each command starts with its own settings. */
@SpringBootApplication
@Command(
        name = "havenport",
        description = "A patient portal that practices can trust with their patients and their liability.",
        mixinStandardHelpOptions = true,
        subcommands = {
            AuditCommand.class,
            BenchCommand.class,
            DemoCommand.class,
            DrillCommand.class,
            DatabaseCommand.class,
            DoctorCommand.class,
            ImportCommand.class,
            KeysCommand.class,
            SafeguardsCommand.class,
            ServeCommand.class,
            WarmCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public class Havenport {

    private static final Configured CONFIGURED = new Configured(System.getenv());

    public static void main(String[] args) {
        var line = new CommandLine(new Havenport(), new Commands(Havenport::start));
        // Room patients, which has the drills, does not know the rooms that have these.
        Objects.requireNonNull(line.getSubcommands().get("drill"))
                .addSubcommand(new KeysDrill(Havenport::start))
                .addSubcommand(new ForgottenCommand());
        line.setDefaultValueProvider(CONFIGURED);
        System.exit(line.execute(args));
    }

    /** The time of the whole program; business time is derived from it in room {@code protocols}. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * Starts the program with these settings; the web server runs only when {@code server.port} is among them.
     *
     * @param settings Spring properties, for example {@code havenport.data}
     */
    static ConfigurableApplicationContext start(Map<String, Object> settings) {
        var application = new SpringApplication(Havenport.class);
        application.addListeners(new OnlyTheseSettings(CONFIGURED.over(settings)));
        application.setLogStartupInfo(false);
        application.setWebApplicationType(
                settings.containsKey("server.port") ? WebApplicationType.SERVLET : WebApplicationType.NONE);
        return application.run();
    }

    /** Makes the command objects: each is given the way to start the program. */
    private record Commands(Function<Map<String, Object>, ConfigurableApplicationContext> start)
            implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (var constructor : type.getConstructors()) {
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Function.class) {
                    return type.cast(constructor.newInstance(start));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
