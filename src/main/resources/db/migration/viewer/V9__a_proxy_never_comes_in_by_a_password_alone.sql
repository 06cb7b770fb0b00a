-- Whoever acts for somebody else has shown two factors, or one that is two (B.sec.3).
alter table viewer.session add constraint proxy_with_two_factors check (kind <> 'PROXY' or not complete
    or factors ~ '\mPASSKEY\M' or factors ~ '\mPASSWORD\M' and factors ~ '\m(TOTP|RECOVERY_CODE|TEXT)\M');
