package org.havenport.vault;

import java.util.UUID;

/** Which data key: that of a patient, or of a room for what belongs to no single patient. */
sealed interface DataKey {

    static DataKey of(UUID patient) {
        return new OfPatient(patient);
    }

    static DataKey of(String room) {
        return new OfRoom(room);
    }

    /** The value of {@code :id} in the statements. */
    Object id();

    /** What it is wrapped for. */
    String purpose();

    String table();

    String column();

    /** Gives the stored key, and what it blinds with, to whoever writes, until the transaction ends. */
    String writing();

    /** What is said when it is not there or not for this viewer. */
    String missing();

    default String stored() {
        return "select wrapped from %s where %s = :id".formatted(table(), column());
    }

    /** Taken by whoever renews the key, and shared by whoever seals with it. */
    default String lock() {
        return "vault." + purpose();
    }

    record OfPatient(UUID id) implements DataKey {
        @Override
        public String purpose() {
            return "patient|" + id;
        }

        @Override
        public String table() {
            return "vault.patient_key";
        }

        @Override
        public String column() {
            return "patient_id";
        }

        @Override
        public String writing() {
            return "select wrapped, indexed from vault.patient_key_to_write(:id)";
        }

        @Override
        public String missing() {
            return "There is no key for this patient that this viewer may use";
        }
    }

    record OfRoom(String id) implements DataKey {
        @Override
        public String purpose() {
            return "room|" + id;
        }

        @Override
        public String table() {
            return "vault.room_key";
        }

        @Override
        public String column() {
            return "room";
        }

        @Override
        public String writing() {
            return "select wrapped, indexed from vault.room_key_to_write(:id)";
        }

        @Override
        public String missing() {
            return "Room " + id + " has no key; rooms with keys stand in db/migration/rooms";
        }
    }
}
