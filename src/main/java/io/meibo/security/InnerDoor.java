package io.meibo.security;

import jakarta.servlet.Filter;
import java.util.List;

/** Filters that stand behind log-in and the rules of the chains, on people's and on machines' way alike. */
public interface InnerDoor {

    /** In the order they are passed; not to be registered as beans, or the container would run them twice. */
    List<Filter> filters();
}
