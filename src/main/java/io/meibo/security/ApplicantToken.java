package io.meibo.security;

import io.meibo.shared.RegistrationId;
import io.meibo.shared.Role;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** An applicant who showed the access code of one registration. */
final class ApplicantToken extends AbstractAuthenticationToken {

    private final RegistrationId own;

    ApplicantToken(RegistrationId own) {
        super(List.of(new SimpleGrantedAuthority(Role.APPLICANT.code())));
        this.own = own;
        setAuthenticated(true);
    }

    RegistrationId own() {
        return own;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return Role.APPLICANT.code();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApplicantToken token && token.own.equals(own) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + own.hashCode();
    }
}
