package io.meibo.workflow.camunda;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The {@code camunda:property} entries of a model element: where the model says status, wait, notice and evidence. */
final class ModelProperties {

    private ModelProperties() {}

    static Map<String, String> of(Element element) {
        Element extensions = element.element("extensionElements");
        if (extensions == null) {
            return Map.of();
        }
        Element properties = extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
        if (properties == null) {
            return Map.of();
        }
        var found = new HashMap<String, String>();
        for (Element property : properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property")) {
            found.put(property.attribute("name"), property.attribute("value"));
        }
        return Map.copyOf(found);
    }
}
