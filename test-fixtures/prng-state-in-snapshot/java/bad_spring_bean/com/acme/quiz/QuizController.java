package com.acme.quiz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class QuizController {
    private static final List<String> QUESTIONS = List.of("capital of Peru", "largest lake", "longest river", "oldest city");

    private final Random random;

    public QuizController(Random random) {
        this.random = random;
    }

    @GetMapping("/quiz")
    public List<String> quiz(@RequestParam(defaultValue = "2") int count) {
        List<String> questions = new ArrayList<>(QUESTIONS);
        Collections.shuffle(questions, random);
        return questions.subList(0, Math.min(count, questions.size()));
    }
}
