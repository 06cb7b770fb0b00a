package org.havenport.notices;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that behaves as badly as it is told to, and keeps what it was given. */
class SmtpStandIn implements AutoCloseable {

    /** How it behaves. */
    enum Mood {
        WELL,
        SAYS_NOTHING,
        REFUSES_LOGIN,
        REFUSES_SENDER,
        KNOWS_NOBODY,
        REFUSES_FOR_POLICY,
        HAS_NO_TIME,
        REFUSES_WHAT_IS_SAID,
        TAKES_IT_AND_HANGS_UP,
        HANGS_UP_IN_THE_MIDDLE
    }

    final List<String> taken = new CopyOnWriteArrayList<>();
    volatile Mood mood;
    private final ServerSocket socket;

    SmtpStandIn(Mood mood) {
        this.mood = mood;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The settings that lead here. */
    MailSettings settings(String user, String password) {
        return new MailSettings(
                "127.0.0.1",
                socket.getLocalPort(),
                "none",
                user,
                password,
                "portal@practice.example.org",
                "returns@practice.example.org",
                2000);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var one = socket.accept();
                Thread.ofVirtual().start(() -> talk(one));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket with) {
        try (with;
                var in = new BufferedReader(new InputStreamReader(with.getInputStream(), StandardCharsets.UTF_8))) {
            if (mood == Mood.SAYS_NOTHING) {
                Thread.sleep(6000);
                return;
            }
            say(with, "220 stand-in");
            String line;
            while ((line = in.readLine()) != null && answer(with, in, line.toUpperCase(Locale.ROOT))) {
                // The next command.
            }
        } catch (IOException gone) {
            // They hung up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answer(Socket with, BufferedReader in, String line) throws IOException {
        if (line.startsWith("EHLO")) {
            say(with, "250-stand-in\r\n250-AUTH PLAIN\r\n250 DSN");
        } else if (line.startsWith("AUTH")) {
            say(with, mood == Mood.REFUSES_LOGIN ? "535 5.7.8 no" : "235 2.7.0 in");
        } else if (line.startsWith("MAIL")) {
            say(with, mood == Mood.REFUSES_SENDER ? "550 5.7.1 not you" : "250 2.1.0 ok");
        } else if (line.startsWith("RCPT")) {
            say(with, recipient());
        } else if (line.equals("DATA")) {
            return data(with, in);
        } else if (line.startsWith("QUIT")) {
            say(with, "221 bye");
            return false;
        } else {
            say(with, "250 ok");
        }
        return true;
    }

    private String recipient() {
        return switch (mood) {
            case KNOWS_NOBODY -> "550 5.1.1 no such user";
            case REFUSES_FOR_POLICY -> "550 5.7.1 not from you";
            case HAS_NO_TIME -> "451 4.7.1 try again";
            default -> "250 2.1.5 ok";
        };
    }

    private boolean data(Socket with, BufferedReader in) throws IOException {
        say(with, "354 go on");
        var message = new StringBuilder();
        String line;
        while ((line = in.readLine()) != null && !line.equals(".")) {
            message.append(line).append('\n');
            if (mood == Mood.HANGS_UP_IN_THE_MIDDLE && message.length() > 100) {
                return false;
            }
        }
        if (mood == Mood.REFUSES_WHAT_IS_SAID) {
            say(with, "554 5.7.1 looks like spam");
            return true;
        }
        taken.add(message.toString());
        if (mood == Mood.TAKES_IT_AND_HANGS_UP) {
            return false;
        }
        say(with, "250 2.0.0 taken");
        return true;
    }

    private static void say(Socket to, String line) throws IOException {
        to.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        to.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
