package io.snapcheck.runner;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** JSON to the type of a handler's parameter: as Lambda does it, without annotations. */
final class Bind {
    private Bind() {}

    /** Throws IllegalArgumentException if the value does not fit. */
    static Object to(Type type, Object json) throws ReflectiveOperationException {
        Class<?> raw = raw(type);
        if (json == null) {
            return null;
        }
        if (json instanceof Number && (Number.class.isAssignableFrom(boxed(raw)))) {
            return number(boxed(raw), (Number) json);
        }
        if (json instanceof List && (raw.isAssignableFrom(List.class) || raw == Set.class || raw == ArrayList.class)) {
            List<Object> list = new ArrayList<>();
            for (Object element : (List<?>) json) {
                list.add(to(argument(type, 0), element));
            }
            return raw == Set.class ? new LinkedHashSet<>(list) : list;
        }
        if (json instanceof List && raw.isArray()) {
            List<?> list = (List<?>) json;
            Object array = Array.newInstance(raw.getComponentType(), list.size());
            for (int i = 0; i < list.size(); i++) {
                Array.set(array, i, to(raw.getComponentType(), list.get(i)));
            }
            return array;
        }
        if (json instanceof Map && (raw.isAssignableFrom(Map.class) || raw == LinkedHashMap.class)) {
            Map<Object, Object> map = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) json).entrySet()) {
                map.put(entry.getKey(), to(argument(type, 1), entry.getValue()));
            }
            return map;
        }
        if (boxed(raw).isInstance(json)) {
            return json;
        }
        if (json instanceof Map && !raw.isInterface() && !raw.getName().startsWith("java.")) {
            return bean(raw, (Map<?, ?>) json);
        }
        throw new IllegalArgumentException("the event does not fit: " + type.getTypeName() + " from " + Json.write(json));
    }

    /** A class with setters or fields; keys that it does not have are left out, as Lambda does. */
    private static Object bean(Class<?> type, Map<?, ?> json) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object bean = constructor.newInstance();
        for (Map.Entry<?, ?> entry : json.entrySet()) {
            String key = (String) entry.getKey();
            if (!key.isEmpty()) {
                set(type, bean, key, entry.getValue());
            }
        }
        return bean;
    }

    private static void set(Class<?> type, Object bean, String key, Object value) throws ReflectiveOperationException {
        String setter = "set" + Character.toUpperCase(key.charAt(0)) + key.substring(1);
        for (Method method : type.getMethods()) {
            if (method.getName().equals(setter) && method.getParameterCount() == 1) {
                method.setAccessible(true);
                method.invoke(bean, to(method.getGenericParameterTypes()[0], value));
                return;
            }
        }
        try {
            Field field = type.getField(key);
            if (!Modifier.isStatic(field.getModifiers())) {
                field.set(bean, to(field.getGenericType(), value));
            }
        } catch (NoSuchFieldException e) {
            // left out
        }
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class) {
            return (Class<?>) type;
        }
        return type instanceof ParameterizedType ? raw(((ParameterizedType) type).getRawType()) : Object.class;
    }

    private static Type argument(Type type, int index) {
        if (!(type instanceof ParameterizedType)) {
            return Object.class;
        }
        Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
        Type argument = arguments[Math.min(index, arguments.length - 1)];
        return argument instanceof WildcardType ? ((WildcardType) argument).getUpperBounds()[0] : argument;
    }

    private static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0).getClass() : type;
    }

    private static Object number(Class<?> type, Number number) {
        if (type == Integer.class) {
            return number.intValue();
        } else if (type == Double.class) {
            return number.doubleValue();
        } else if (type == Float.class) {
            return number.floatValue();
        } else if (type == Short.class) {
            return number.shortValue();
        } else if (type == Byte.class) {
            return number.byteValue();
        } else if (type == java.math.BigDecimal.class) {
            return new java.math.BigDecimal(number.toString());
        } else if (type == java.math.BigInteger.class) {
            return new java.math.BigDecimal(number.toString()).toBigInteger();
        }
        return type == Long.class ? (Object) number.longValue() : number;
    }
}
