package org.havenport.worklist;

import org.havenport.staff.Member;

/**
 * Somebody who can act now.
 *
 * @param skill the highest they have
 * @param clinician whether they see patients on their own, and so need cover
 */
record Colleague(Member member, Skill skill, boolean clinician) {}
