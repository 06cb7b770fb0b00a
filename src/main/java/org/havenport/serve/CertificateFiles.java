package org.havenport.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.ssl.pem.PemContent;

/** The certificate and its key as they lie on the disk, and what is wrong with them. */
record CertificateFiles(List<X509Certificate> chain, PrivateKey key) {

    private static final int FEWEST_RSA_BITS = 2048;
    private static final int DNS_NAME = 2;

    /** @throws IOException saying which file is not what it should be; never what is in it */
    static CertificateFiles read(Path certificate, Path key) throws IOException {
        for (var file : List.of(certificate, key)) {
            if (!Files.isReadable(file)) {
                throw new IOException("%s cannot be read".formatted(file));
            }
        }
        try {
            var chain = PemContent.load(certificate).getCertificates();
            var opened = PemContent.load(key).getPrivateKey();
            if (chain == null || chain.isEmpty()) {
                throw new IOException("%s holds no certificate".formatted(certificate));
            }
            if (opened == null) {
                throw new IOException("%s holds no private key".formatted(key));
            }
            return new CertificateFiles(chain, opened);
        } catch (RuntimeException e) {
            throw new IOException(
                    "%s and %s are not a certificate and its key in PEM form".formatted(certificate, key), e);
        }
    }

    /** What makes it unusable for these names at this time. */
    List<String> problems(Names names, Instant now) {
        var found = new ArrayList<String>();
        var own = chain.getFirst();
        if (!fits(own)) {
            found.add("the key does not belong to the certificate");
        }
        if (now.isAfter(own.getNotAfter().toInstant())) {
            found.add("the certificate has expired on %s"
                    .formatted(own.getNotAfter().toInstant()));
        }
        if (now.isBefore(own.getNotBefore().toInstant())) {
            found.add("the certificate is not valid before %s"
                    .formatted(own.getNotBefore().toInstant()));
        }
        if (own.getPublicKey() instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < FEWEST_RSA_BITS) {
            found.add("the key has only %d bits".formatted(rsa.getModulus().bitLength()));
        }
        if (own.getSigAlgName().startsWith("SHA1") || own.getSigAlgName().startsWith("MD5")) {
            found.add("the certificate is signed by %s, which is broken".formatted(own.getSigAlgName()));
        }
        var covered = names(own);
        names.all().stream()
                .filter(name -> covered.stream().noneMatch(one -> Names.covers(one, name)))
                .forEach(name -> found.add("the certificate does not name %s".formatted(name)));
        return found;
    }

    static List<String> names(X509Certificate certificate) {
        try {
            var all = certificate.getSubjectAlternativeNames();
            return all == null
                    ? List.of()
                    : all.stream()
                            .filter(name -> Objects.equals(name.getFirst(), DNS_NAME))
                            .map(name -> String.valueOf(name.get(1)))
                            .toList();
        } catch (GeneralSecurityException e) {
            return List.of();
        }
    }

    private boolean fits(X509Certificate certificate) {
        var algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                };
        try {
            var probe = "havenport".getBytes(StandardCharsets.US_ASCII);
            var signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(probe);
            var checking = Signature.getInstance(algorithm);
            checking.initVerify(certificate.getPublicKey());
            checking.update(probe);
            return checking.verify(signing.sign());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "CertificateFiles[withheld]";
    }
}
