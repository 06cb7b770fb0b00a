package org.havenport.house;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A real mail server and a gateway for text messages, one of each for the whole run: everything that left the programs under
 * test is here, and is read again at its end.
 */
public final class PostOffice {

    public static final String FROM = "portal@practice.example.org";
    public static final String RETURNS = "returns@practice.example.org";
    public static final String SECRET = "signed-by-the-gateway";

    private static final GreenMail MAIL = startMail();
    private static final Queue<String> TEXTS = new ConcurrentLinkedQueue<>();
    private static final HttpServer GATEWAY = startGateway();

    private PostOffice() {}

    static Map<String, Object> settings() {
        return Map.of(
                "havenport.mail.host",
                "127.0.0.1",
                "havenport.mail.port",
                smtpPort(),
                "havenport.mail.security",
                "none",
                "havenport.mail.from",
                FROM,
                "havenport.mail.returns",
                RETURNS,
                "havenport.texts.url",
                "http://127.0.0.1:" + GATEWAY.getAddress().getPort() + "/messages",
                "havenport.texts.token",
                secret("token-of-the-gateway"),
                "havenport.texts.secret",
                secret(SECRET),
                "havenport.notices.portal",
                "https://portal.example.org/");
    }

    /** The server behind it. */
    public static GreenMail server() {
        return MAIL;
    }

    public static int smtpPort() {
        return MAIL.getSmtp().getPort();
    }

    /** What came for an address, in the order in which it came. */
    public static List<MimeMessage> mailTo(String address) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return Arrays.toString(mail.getAllRecipients()).contains(address);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    /** The texts for a number, as the gateway got them. */
    public static List<String> textsTo(String number) {
        return TEXTS.stream().filter(text -> text.contains(number)).toList();
    }

    /** Everything that ever left, as it was sent. */
    static List<String> everything() {
        var all = new ArrayList<>(TEXTS);
        for (var mail : MAIL.getReceivedMessages()) {
            all.add(whole(mail));
        }
        return all;
    }

    /** A mail with all its headers and its parts decoded. */
    public static String whole(MimeMessage mail) {
        try {
            var bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            var text = new StringBuilder(bytes.toString(StandardCharsets.UTF_8));
            if (mail.getContent() instanceof jakarta.mail.Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    text.append('\n').append(parts.getBodyPart(i).getContent());
                }
            }
            return text.append('\n').append(mail.getSubject()).toString();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GreenMail startMail() {
        var mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        mail.start();
        return mail;
    }

    private static HttpServer startGateway() {
        try {
            var gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            gateway.createContext("/messages", exchange -> {
                TEXTS.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(202, -1);
                exchange.close();
            });
            gateway.start();
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files of secrets lie where the run's own things lie. */
    private static String secret(String secret) {
        try {
            var folder = Files.createDirectories(Path.of("target", "test-secrets"));
            return Files.writeString(folder.resolve(secret), secret)
                    .toAbsolutePath()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
