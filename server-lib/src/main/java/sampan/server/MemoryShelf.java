package sampan.server;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Cards that are forgotten with the program.
final class MemoryShelf implements Shelf {
    private final Map<String, Card> cards = new ConcurrentHashMap<>();

    @Override
    public Map<String, Card> read() {
        return Map.copyOf(cards);
    }

    @Override
    public void write(String name, String text) {
        cards.put(name, new Card(text, Instant.now()));
    }

    @Override
    public void touch(String name) {
        cards.computeIfPresent(name, (_, card) -> new Card(card.text(), Instant.now()));
    }

    @Override
    public boolean remove(String name) {
        return cards.remove(name) != null;
    }
}
