package org.havenport.vault;

import com.google.crypto.tink.KeysetHandle;
import java.util.List;
import java.util.Set;

/**
 * Where the key of the organisation is kept. It wraps every other key and never meets a record; it may be renewed, and
 * until everything is wrapped anew the old one is known beside the new one.
 */
interface KeyCustody {

    /**
     * Makes the key ready; makes one when the database is new and there is none.
     *
     * @throws IllegalStateException naming the setting, when the database holds sealed data and the key is not there
     */
    void open(boolean databaseIsNew);

    /** The key that wraps now, by a name that tells nothing of it. */
    String current();

    /** Every key that can unwrap now. */
    Set<String> known();

    /** @throws KeysUnreachable when the key is kept elsewhere and cannot be asked now */
    byte[] wrap(KeysetHandle keyset, String purpose);

    /**
     * @throws IllegalStateException naming the setting, when another key wrapped it or it was wrapped for another purpose
     * @throws KeysUnreachable when the key is kept elsewhere and cannot be asked now
     */
    KeysetHandle unwrap(byte[] wrapped, String purpose);

    /** As {@link #unwrap}, for several at once, in their order. */
    default List<KeysetHandle> unwrapAll(List<Wrapped> wrapped) {
        return wrapped.stream().map(it -> unwrap(it.bytes(), it.purpose())).toList();
    }

    /** A wrapped key and what it was wrapped for. */
    record Wrapped(byte[] bytes, String purpose) {}

    /** Makes another key, known from now on; it wraps nothing before {@link #use}. */
    String add();

    /** This one of the known keys wraps from now on, here and for whoever starts later. */
    void use(String id);

    /** The database says that this one wraps; nothing when it is not known here. */
    void prefer(String id);

    /** Which key wrapped this. */
    String wrappedBy(byte[] wrapped);

    /** Forgets every key but this. */
    void keepOnly(String id);

    /** Looks whether another process has changed which keys there are. */
    void look();

    /** Where it is kept, for people: a path or an address. */
    String place();

    /** True when a copy of the key can be taken out and kept elsewhere by people. */
    boolean canBeCopied();
}
