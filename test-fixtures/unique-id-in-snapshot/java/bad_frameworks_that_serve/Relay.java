import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.UUID;

public class Relay {
    private final Echoes echoes = new Echoes();

    public static void main(String[] args) throws InterruptedException {
        new Relay().run(8080);
    }

    void run(int port) throws InterruptedException {
        EventLoopGroup group = new NioEventLoopGroup();
        ServerBootstrap bootstrap = new ServerBootstrap();
        bootstrap.group(group).channel(NioServerSocketChannel.class).childHandler(new ChannelInitializer<SocketChannel>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                channel.pipeline().addLast(echoes.create());
            }
        });
        bootstrap.bind(port).sync().channel().closeFuture().sync(); // note: connection-in-snapshot
    }
}

class Echoes {
    private final String relay = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

    Echo create() {
        return new Echo();
    }

    class Echo extends SimpleChannelInboundHandler<String> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, String text) {
            context.writeAndFlush(relay + " " + text);
        }
    }
}
