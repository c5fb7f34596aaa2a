package org.rapporteur.extract;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.rapporteur.reading.WordList;

/// The accounts with which a page is run, of an analytics service, a tag manager or a social
/// network: outlets that share one are one house's. Those under which many houses' pages run, a
/// platform's own or a plugin's default, are left out (`shared-accounts.txt`).
final class Accounts {
  private static final Pattern IN_SCRIPTS =
      Pattern.compile("\\b(?:(?<analytics>UA-\\d{4,10})-\\d{1,4}|(?<tags>GTM-[A-Z0-9]{5,8}))\\b");
  private static final Pattern APPLICATION = Pattern.compile("\\d{8,20}");
  private static final Set<String> SHARED =
      Set.copyOf(WordList.lines(Accounts.class, "shared-accounts.txt"));

  /// Accounts of one page that are told; more are a list of other pages' accounts.
  private static final int MOST = 6;

  private Accounts() {}

  /// Says in the draft's evidence of `account` what the page shows.
  static void read(Landmarks landmarks, Draft draft) {
    TreeMap<String, String> rules = new TreeMap<>();
    for (String application : landmarks.metas.getOrDefault("fb:app_id", List.of())) {
      if (APPLICATION.matcher(application.strip()).matches()) {
        rules.put(application.strip(), "fb:app_id");
      }
    }
    for (Element script : landmarks.scripts) {
      find(script.data(), rules);
      find(script.attr("src"), rules);
    }
    rules.keySet().removeAll(SHARED);
    rules.entrySet().stream()
        .limit(MOST)
        .forEach(each -> draft.because("account", each.getKey(), each.getKey(), each.getValue()));
  }

  private static void find(String script, TreeMap<String, String> rules) {
    if (!script.contains("UA-") && !script.contains("GTM-")) {
      return;
    }
    Matcher matcher = IN_SCRIPTS.matcher(script);
    while (matcher.find()) {
      String analytics = matcher.group("analytics");
      if (analytics != null) {
        rules.put(analytics, "analytics account");
      } else {
        rules.put(matcher.group("tags"), "tag manager account");
      }
    }
  }
}
