package com.acme.notes;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class NoteController {
    private final NoteRepository notes;

    public NoteController(NoteRepository notes) {
        this.notes = notes;
    }

    @PostMapping("/notes")
    public String create(@RequestBody String text) {
        return notes.save(text);
    }

    @GetMapping("/notes/{id}")
    public String read(@PathVariable String id) {
        return notes.find(id);
    }
}
