package org.havenport.worklist;

/** Who does work together, under a lead. */
public enum Pool {
    FRONT_DESK(Skill.CLERK),
    NURSES(Skill.NURSE),
    CLINICIANS(Skill.CLINICIAN);

    private final Skill skill;

    Pool(Skill skill) {
        this.skill = skill;
    }

    /** What its members must be able to do. */
    public Skill skill() {
        return skill;
    }

    /** The pool whose work needs this skill. */
    public static Pool of(Skill skill) {
        return values()[skill.ordinal()];
    }
}
