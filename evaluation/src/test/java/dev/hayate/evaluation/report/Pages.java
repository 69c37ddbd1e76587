package dev.hayate.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// What a browser would see of a page.
final class Pages {
    private Pages() {}

    /// The body, which has to be well-formed even for XML.
    static Document body(String page) throws ParserConfigurationException, SAXException, IOException {
        String main = page.substring(page.indexOf("<main>"), page.indexOf("</main>") + "</main>".length())
                .replace("<br>", "<br/>")
                .replace("<wbr>", "<wbr/>");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(main.getBytes(StandardCharsets.UTF_8)));
    }

    /// The texts of the cells of every row of every table.
    static List<List<String>> rows(Document body) {
        List<List<String>> rows = new ArrayList<>();
        for (Element row : elements(body.getElementsByTagName("tr"))) {
            rows.add(elements(row.getChildNodes()).stream()
                    .map(Node::getTextContent)
                    .toList());
        }
        return rows;
    }

    static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int n = 0; n < nodes.getLength(); n++) {
            if (nodes.item(n) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    static void needsNothingFromElsewhere(String page) {
        assertThat(page)
                .doesNotContain("src=")
                .doesNotContain("href=")
                .doesNotContain("url(")
                .doesNotContain("@import")
                .doesNotContain("<script");
    }
}
