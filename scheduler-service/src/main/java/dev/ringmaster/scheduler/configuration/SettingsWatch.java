package dev.ringmaster.scheduler.configuration;

import dev.ringmaster.settings.RingFolder;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells when {@code ringmaster.toml} may have another content, and when somebody asks for a look at it. The folder's events make it quick;
 * looks now and then find what they do not tell. Where the file is a link they come often, for it may be another folder's link that leads
 * elsewhere now.
 */
final class SettingsWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SettingsWatch.class);
    private static final long LOOK_EVERY_MILLIS = 2000;
    private static final long LOOK_AT_LINK_EVERY_MILLIS = 200;

    private final Path settings;
    private final Path request;
    private final Runnable edited;
    private final Runnable asked;
    private final WatchService service;
    private final Thread thread;
    private Look seen;
    private Look requested;

    /** How a file looks without reading it; all null when it is not there. */
    private record Look(
            @Nullable Object identity,
            @Nullable Object changed,
            long size,
            @Nullable Path leadsTo) {

        static Look at(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Look(
                        attributes.fileKey(), attributes.lastModifiedTime(), attributes.size(), file.toRealPath());
            } catch (IOException gone) {
                return new Look(null, null, Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? -1 : -2, null);
            }
        }
    }

    /** Both listeners run on the watching thread: they must be quick and must not throw. */
    SettingsWatch(RingFolder folder, Runnable edited, Runnable asked) throws IOException {
        this.settings = folder.settingsFile();
        this.request = folder.reloadRequest();
        this.edited = edited;
        this.asked = asked;
        this.service = settings.getFileSystem().newWatchService();
        Files.createDirectories(folder.configuration());
        // Where nothing is mounted for the file there is no folder to watch; the looks find it should it come.
        for (Path watched : new Path[] {settings.getParent(), folder.configuration()}) {
            if (watched != null && Files.isDirectory(watched)) {
                watched.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        }
        this.seen = Look.at(settings);
        this.requested = Look.at(request);
        this.thread = Thread.ofPlatform().daemon().name("settings-watch").start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                WatchKey key = service.poll(pause(), TimeUnit.MILLISECONDS);
                if (key != null) {
                    key.pollEvents();
                    key.reset();
                }
                look();
            }
        } catch (ClosedWatchServiceException closed) {
            LOG.debug("the settings are watched no more");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long pause() {
        Path own = settings.toAbsolutePath().normalize();
        boolean linked = seen.leadsTo() != null && !own.equals(seen.leadsTo());
        return linked ? LOOK_AT_LINK_EVERY_MILLIS : LOOK_EVERY_MILLIS;
    }

    private void look() {
        Look now = Look.at(settings);
        if (!Objects.equals(now, seen)) {
            seen = now;
            edited.run();
        }
        Look wish = Look.at(request);
        if (!Objects.equals(wish, requested)) {
            requested = wish;
            asked.run();
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
        thread.interrupt();
    }
}
